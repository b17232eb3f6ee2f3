// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.util.List;

/** What waits to leave, in the order it was stored. */
public interface Outbox {

    List<Waiting> waiting();

    /** The coordinator has it: it need not be sent again. */
    void acknowledged(long id);

    /** A stored message. */
    record Waiting(long id, Message message) {}
}
