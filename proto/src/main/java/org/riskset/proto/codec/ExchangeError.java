// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import org.riskset.survival.error.ErrorCode;

/** What can go wrong between two processes, and with the documents they hand each other. */
public enum ExchangeError implements ErrorCode {
    INTERNAL("RS-RUN-095", "an internal failure on the other side"),
    ENDED("RS-RUN-096", "a call was ended before its answer"),
    TOO_LARGE("RS-API-010", "a message is larger than the other side takes"),
    UNKNOWN_CALL("RS-API-011", "the other side does not know this call"),
    UNREACHABLE("RS-NET-001", "the other side cannot be reached"),
    TOO_LATE("RS-NET-002", "no answer in time"),
    WRONG_CERTIFICATE("RS-NET-003", "the coordinator's certificate is not the one in the invitation"),
    TLS("RS-NET-004", "no secure connection came about"),
    PROXY("RS-NET-005", "the proxy did not open the connection"),
    PROXY_ADDRESS("RS-CONF-064", "a text is not a proxy"),
    COORDINATOR_ADDRESS("RS-CONF-065", "a text is not a coordinator's address"),
    CERTIFICATE_FILE("RS-KEY-010", "a certificate file does not hold what it should"),
    CERTIFICATE_REQUEST("RS-KEY-011", "a certificate request is not one"),
    INVITATION_TEXT("RS-CONF-060", "a file is not an invitation"),
    INVITATION_KEY("RS-CONF-061", "an invitation has an unknown key or lacks one"),
    INVITATION_VALUE("RS-CONF-062", "a value in an invitation is not what it should be"),
    NO_CERTIFICATE("RS-AUTH-001", "this call needs a site's certificate"),
    CERTIFICATE_REFUSED("RS-AUTH-002", "the other side refused the certificate"),
    TOKEN("RS-AUTH-003", "the command does not know the node's token"),
    NOT_ALLOWED("RS-AUTH-004", "the other side does not allow this call"),
    INVITATION_ALTERED("RS-AUTH-010", "an invitation was altered"),
    INVITATION_EXPIRED("RS-AUTH-011", "an invitation has expired");

    private final String code;
    private final String title;

    ExchangeError(String code, String title) {
        this.code = code;
        this.title = title;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String title() {
        return title;
    }
}
