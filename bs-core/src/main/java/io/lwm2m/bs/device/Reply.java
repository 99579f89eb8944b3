// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.device.oscore.UnprotectedAnswer;
import io.lwm2m.bs.model.Exchange.Answer;
import java.util.Optional;
import org.eclipse.leshan.core.ResponseCode;
import org.eclipse.leshan.core.link.lwm2m.LwM2mLink;
import org.eclipse.leshan.core.request.exception.InvalidResponseException;
import org.eclipse.leshan.core.request.exception.RequestCanceledException;
import org.eclipse.leshan.core.request.exception.RequestRejectedException;
import org.eclipse.leshan.core.request.exception.SendFailedException;
import org.eclipse.leshan.core.request.exception.TimeoutException;
import org.eclipse.leshan.core.request.exception.UnconnectedPeerException;
import org.eclipse.leshan.core.response.BootstrapDiscoverResponse;
import org.eclipse.leshan.core.response.LwM2mResponse;
import org.jspecify.annotations.Nullable;

/** What became of a request. */
sealed interface Reply {

    /** For the record. */
    Answer answer();

    /**
     * The client did it.
     *
     * @param links what Bootstrap-Discover found, empty for everything else
     */
    record Done(ResponseCode code, Optional<LwM2mLink[]> links) implements Reply {
        @Override
        public Answer answer() {
            return new Answer(Optional.of(dotted(code)), Optional.empty());
        }
    }

    /** The client answered with an error code, and perhaps a diagnostic text. */
    record Refused(ResponseCode code, Optional<String> diagnostic) implements Reply {
        @Override
        public Answer answer() {
            return new Answer(Optional.of(dotted(code)), diagnostic);
        }
    }

    /** There was no answer, or none that can be understood. */
    record None(boolean rejected, String why) implements Reply {
        @Override
        public Answer answer() {
            return new Answer(Optional.empty(), Optional.of(why));
        }
    }

    static Reply of(LwM2mResponse response) {
        if (response.isSuccess()) {
            return new Done(
                    response.getCode(),
                    response instanceof BootstrapDiscoverResponse discover
                            ? Optional.ofNullable(discover.getObjectLinks())
                            : Optional.empty());
        }
        return new Refused(response.getCode(), Diagnostic.of(response.getErrorMessage()));
    }

    static Reply of(@Nullable Throwable failure) {
        if (failure instanceof RequestRejectedException) {
            return new None(true, "rejected with RST");
        }
        if (failure instanceof TimeoutException) {
            return new None(false, "no answer in time");
        }
        if (failure instanceof InvalidResponseException) {
            return new None(false, "an answer that cannot be understood");
        }
        if (failure instanceof UnprotectedAnswer answer) {
            return new None(false, String.valueOf(answer.getMessage()));
        }
        if (failure instanceof RequestCanceledException) {
            return new None(false, "cancelled");
        }
        if (failure instanceof UnconnectedPeerException) {
            return new None(false, "the connection to the client is gone");
        }
        return new None(false, failure instanceof SendFailedException ? "could not be sent" : "failed in the server");
    }

    private static String dotted(ResponseCode code) {
        int detail = code.getCode() % 100;
        return code.getCode() / 100 + (detail < 10 ? ".0" : ".") + detail;
    }
}
