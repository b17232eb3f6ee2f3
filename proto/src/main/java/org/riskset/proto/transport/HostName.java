// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.IPAddress;

/** A server's name in its certificate: an address where it is one, else a host name. */
final class HostName {
    private HostName() {}

    static GeneralName of(String host) {
        return new GeneralName(IPAddress.isValid(host) ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }
}
