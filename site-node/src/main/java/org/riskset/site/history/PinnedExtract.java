// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.history;

import org.riskset.privacy.disclosure.DataSnapshot;

/** The extract that a study's plans are answered from until it moves. */
public record PinnedExtract(String study, DataSnapshot snapshot) {}
