// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.error.RisksetException;

/** A site's name in its certificate: {@code riskset://site/<percent-encoded id>}, the one alternative name of type URI. */
final class SiteUri {
    private static final String PREFIX = "riskset://site/";
    private static final int URI = 6; // X509Certificate.getSubjectAlternativeNames

    private SiteUri() {}

    static String of(SiteId site) {
        return PREFIX + URLEncoder.encode(site.value(), UTF_8).replace("+", "%20");
    }

    /** The site a certificate was issued to; empty when it names none, or not exactly one. */
    static Optional<SiteId> site(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            if (names == null || names.size() != 1) {
                return Optional.empty();
            }
            List<?> name = names.iterator().next();
            return name.get(0).equals(URI) ? site((String) name.get(1)) : Optional.empty();
        } catch (CertificateParsingException e) {
            return Optional.empty();
        }
    }

    private static Optional<SiteId> site(String uri) {
        try {
            return uri.startsWith(PREFIX)
                    ? Optional.of(new SiteId(URLDecoder.decode(uri.substring(PREFIX.length()), UTF_8)))
                    : Optional.empty();
        } catch (IllegalArgumentException | RisksetException e) {
            return Optional.empty();
        }
    }
}
