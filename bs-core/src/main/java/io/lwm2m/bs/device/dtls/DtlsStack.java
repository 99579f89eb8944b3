// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import org.eclipse.californium.core.network.ExtendedCoapStackFactory;
import org.eclipse.californium.core.network.Outbox;
import org.eclipse.californium.core.network.stack.BaseCoapStack;
import org.eclipse.californium.core.network.stack.BlockwiseLayer;
import org.eclipse.californium.core.network.stack.CoapStack;
import org.eclipse.californium.core.network.stack.CongestionControlLayer;
import org.eclipse.californium.core.network.stack.ExchangeCleanupLayer;
import org.eclipse.californium.core.network.stack.Layer;
import org.eclipse.californium.core.network.stack.ObserveLayer;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.config.Configuration;
import org.jspecify.annotations.Nullable;

/** Californium's layers for UDP, and one for what fits into a record. */
final class DtlsStack extends BaseCoapStack {

    private DtlsStack(String tag, Configuration config, EndpointContextMatcher matcher, Outbox outbox) {
        super(outbox);
        setLayers(new Layer[] {
            new ExchangeCleanupLayer(config),
            new ObserveLayer(config),
            new BlockwiseLayer(tag, false, config, matcher),
            new RecordLimit(),
            CongestionControlLayer.newImplementation(tag, config)
        });
    }

    /** Makes stacks. */
    static final class Factory implements ExtendedCoapStackFactory {

        @Override
        public CoapStack createCoapStack(
                String protocol,
                String tag,
                Configuration config,
                EndpointContextMatcher matcher,
                Outbox outbox,
                @Nullable Object custom) {
            return new DtlsStack(tag, config, matcher, outbox);
        }

        @SuppressWarnings("deprecation")
        @Override
        public CoapStack createCoapStack(
                String protocol, String tag, Configuration config, Outbox outbox, @Nullable Object custom) {
            throw new UnsupportedOperationException("Californium 3.1 and later call the other one");
        }
    }
}
