// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.model.ClientName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a client name, so that an empty shell variable is told apart from no name. */
final class NameOf implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
        ClientName.problem(text).ifPresent(why -> {
            throw new TypeConversionException("the client name " + why);
        });
        return text;
    }
}
