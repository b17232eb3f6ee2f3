// SPDX-License-Identifier: Apache-2.0
package org.riskset.site;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Stream;
import org.riskset.site.task.Tasks;

/** What entries of the site's log name by digest: the studies and plans it was asked, as it read them. */
record LoggedObjects(Tasks tasks) {

    Collection<byte[]> all() {
        return tasks.all().stream()
                .flatMap(
                        task -> Stream.of(task.request().study(), task.request().plan()))
                .filter(text -> !text.isEmpty())
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
