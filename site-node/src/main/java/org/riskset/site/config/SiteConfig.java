// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.riskset.proto.document.ConfigDocument;
import org.riskset.proto.document.Fields;
import org.riskset.proto.document.Folder;
import org.riskset.proto.document.HostPort;
import org.riskset.proto.document.Item;

/**
 * A site node's {@code site.yaml}. Paths are relative to the file's folder.
 *
 * @param site this site's name
 * @param keys folder of this site's keys and certificates
 * @param store the site's own database
 * @param policy its {@code policy.yaml}
 * @param page where the approval page listens, on this machine only
 * @param admin where the commands reach the running node, on this machine only; port 0 = any
 * @param studies by the study's id, in file order
 */
public record SiteConfig(
        String site,
        CoordinatorAddress coordinator,
        Proxy proxy,
        Path keys,
        Path store,
        Path policy,
        HostPort page,
        HostPort admin,
        Map<String, StudyData> studies) {
    public static final String DEFAULT_KEYS = "keys";
    public static final String DEFAULT_STORE = "site.db";
    public static final String DEFAULT_POLICY = "policy.yaml";
    public static final HostPort DEFAULT_PAGE = new HostPort("127.0.0.1", 8443);
    public static final HostPort DEFAULT_ADMIN = new HostPort("127.0.0.1", 0);

    public SiteConfig {
        studies = Collections.unmodifiableMap(new LinkedHashMap<>(studies));
    }

    /**
     * Reads {@code site.yaml}.
     *
     * @throws org.riskset.survival.error.ConfigurationException with every problem of the file, in file order
     */
    public static SiteConfig read(Path siteYaml) {
        Folder folder = Folder.of(siteYaml);
        return ConfigDocument.read(siteYaml, fields -> config(fields, folder));
    }

    private static SiteConfig config(Fields fields, Folder folder) {
        return new SiteConfig(
                fields.requireName("site"),
                CoordinatorAddress.read(fields.requireMapping("coordinator")),
                fields.get("proxy").flatMap(Proxy::read).orElse(Proxy.NONE),
                folder.path(fields, "keys", DEFAULT_KEYS),
                folder.path(fields, "store", DEFAULT_STORE),
                folder.path(fields, "policy", DEFAULT_POLICY),
                listen(fields, "page").orElse(DEFAULT_PAGE),
                listen(fields, "admin").orElse(DEFAULT_ADMIN),
                studies(fields.mapping("studies"), folder));
    }

    private static Optional<HostPort> listen(Fields fields, String key) {
        Fields section = fields.mapping(key);
        Optional<HostPort> address = section.get("listen").flatMap(HostPort::ofLoopback);
        section.done();
        return address;
    }

    private static Map<String, StudyData> studies(Fields fields, Folder folder) {
        Map<String, StudyData> studies = new LinkedHashMap<>();
        for (Map.Entry<String, Item> entry : fields.all().entrySet()) {
            studies.put(entry.getKey(), StudyData.read(entry.getValue().fields(), folder));
        }
        return studies;
    }
}
