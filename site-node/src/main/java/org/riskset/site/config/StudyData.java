// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.riskset.proto.document.Fields;
import org.riskset.proto.document.Folder;

/**
 * One study's rows at this site.
 *
 * @param mapping the study's name of a column or variable to this site's; what is not listed has the same name
 */
public record StudyData(DataSection data, Map<String, ColumnSection> mapping) {
    public StudyData {
        mapping = Collections.unmodifiableMap(new LinkedHashMap<>(mapping));
    }

    static StudyData read(Fields fields, Folder folder) {
        DataSection data = DataReader.read(fields.requireMapping("data"), folder);
        Map<String, ColumnSection> mapping = new LinkedHashMap<>();
        fields.mapping("mapping").all().forEach((name, item) -> mapping.put(name, ColumnSection.read(item)));
        fields.done();
        return new StudyData(data, mapping);
    }
}
