// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.config;

import java.nio.file.Path;
import org.riskset.proto.document.ConfigDocument;
import org.riskset.proto.document.Fields;
import org.riskset.proto.document.Folder;
import org.riskset.proto.document.HostPort;

/**
 * A coordinator's {@code coordinator.yaml}. Paths are relative to the file's folder.
 *
 * @param name the consortium's
 * @param host under which sites reach the coordinator; stands in its certificate and in invitations
 * @param listen where site nodes connect to
 * @param admin where the commands reach the running coordinator, on this machine only; port 0 = any
 * @param store the coordinator's database
 * @param keys folder of its keys and certificates
 * @param out folder of results
 */
public record CoordinatorConfig(
        String name, String host, HostPort listen, HostPort admin, Path store, Path keys, Path out, Clocks clocks) {
    public static final HostPort DEFAULT_LISTEN = new HostPort("0.0.0.0", 8443);
    public static final HostPort DEFAULT_ADMIN = new HostPort("127.0.0.1", 0);
    public static final String DEFAULT_STORE = "coordinator.db";
    public static final String DEFAULT_KEYS = "keys";
    public static final String DEFAULT_OUT = "results";

    /**
     * Reads {@code coordinator.yaml}.
     *
     * @throws org.riskset.survival.error.ConfigurationException with every problem of the file, in file order
     */
    public static CoordinatorConfig read(Path coordinatorYaml) {
        Folder folder = Folder.of(coordinatorYaml);
        return ConfigDocument.read(coordinatorYaml, fields -> config(fields, folder));
    }

    private static CoordinatorConfig config(Fields fields, Folder folder) {
        return new CoordinatorConfig(
                fields.requireName("name"),
                fields.requireName("host"),
                fields.get("listen").flatMap(HostPort::of).orElse(DEFAULT_LISTEN),
                admin(fields.mapping("admin")),
                folder.path(fields, "store", DEFAULT_STORE),
                folder.path(fields, "keys", DEFAULT_KEYS),
                folder.path(fields, "out", DEFAULT_OUT),
                Clocks.read(fields.mapping("clocks")));
    }

    private static HostPort admin(Fields fields) {
        HostPort address = fields.get("listen").flatMap(HostPort::ofLoopback).orElse(DEFAULT_ADMIN);
        fields.done();
        return address;
    }
}
