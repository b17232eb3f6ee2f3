// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.riskset.proto.document.Fields;
import org.riskset.proto.document.Folder;
import org.riskset.proto.document.Item;

/**
 * One study's rows at this site.
 *
 * @param mapping the study's name of a column or variable to this site's; what is not listed has the same name
 * @param patient the column of the patients' ids; absent = patients cannot be told apart
 */
public record StudyData(DataSection data, Map<String, ColumnSection> mapping, Optional<String> patient) {
    public StudyData {
        mapping = Collections.unmodifiableMap(new LinkedHashMap<>(mapping));
    }

    /** Rows of patients without ids. */
    public StudyData(DataSection data, Map<String, ColumnSection> mapping) {
        this(data, mapping, Optional.empty());
    }

    static StudyData read(Fields fields, Folder folder) {
        Fields source = fields.requireMapping("data");
        Optional<String> patient = source.get("patient").flatMap(Item::name);
        DataSection data = DataReader.read(source, folder);
        Map<String, ColumnSection> mapping = new LinkedHashMap<>();
        fields.mapping("mapping").all().forEach((name, item) -> mapping.put(name, ColumnSection.read(item)));
        fields.done();
        return new StudyData(data, mapping, patient);
    }
}
