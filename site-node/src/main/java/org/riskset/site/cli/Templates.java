// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cli;

import java.util.stream.Collectors;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.proto.codec.InvitationDocument;
import org.riskset.survival.digest.CanonicalJson;

/** The files that {@code init} writes: valid as they are, with what a center has to fill in as comments. */
final class Templates {
    private static final String SITE = """
            # This site's node. Paths are relative to this file. An unknown key is an error at start.
            site: %s
            coordinator:
              url: %s
              pin: "%s"
            proxy: none                  # or: system, http://proxy.hospital.example:3128
            keys: keys
            store: site.db               # what this node remembers of requests; no patient data
            policy: policy.yaml          # what this site allows
            admin: {listen: "127.0.0.1:0"}   # for the commands on this machine; 0 = any free port

            # One entry for each study: where its rows are, and what this site calls the study's columns.
            # A column that has the study's own name needs no line. Rows never leave this machine.
            studies: {}
            # studies:
            #   %s:
            #     data: {csv: data/patients.csv, separator: ";", encoding: UTF-8}
            #     # or:   {parquet: data/patients.parquet}
            #     # or:   {jdbc: "jdbc:postgresql://db.hospital.example/registry", user: riskset,
            #     #        passwordFile: keys/db.password, query: "SELECT * FROM riskset_patients"}
            #     mapping:
            #       os_months: months_to_last_contact
            #       os_event: {column: dead, values: {yes: "1", no: "0"}}
            #       age_group: {column: age, cut: [51, 70]}
            #       margin: {column: resection, values: {r0: "R0/R1", r1: "R0/R1", r2: "R2"}}
            """;

    private static final String POLICY = """
            # What this site allows. What is not allowed here is refused, whatever the coordinator asks.
            policy:
              version: 1                 # raise it with every change
              requesters:                # who may ask, by key
            %s
              studies: %s
              min_sites: %d               # fewest centers in a run, this one included
            %s
              approval: manual           # a person decides on each plan; or: auto, digest (with approved_plans:)
              release: exact             # the pooled table may be published as it is, patient by patient;
                                         # or: thresholded (no small number of events is told), summary (no curves)
              # min_cell: 5              # thresholded, summary: smallest number of events that is told above none
              # min_group: 10            # and fewest patients of a group that is shown
              # differencing: {threshold: 5}   # hold each question against earlier ones; needs  patient:  in site.yaml
              # roster_change: {min: 3}        # the same for the centers that take part
              # finest_grid: 1           # smallest step of time that may be asked, in the study's unit
              # purposes: ["protocol v2, section *"]
              # endpoints: [os]
              # expires: 2027-12-31
            """;

    private static final String SECURE = """
              modes: [secure]            # masked sums only; plain, in which the coordinator reads this site's
                                         # counts, has to be written out
              quorum: default            # how many sites open a sum: more than two thirds; or: all, a number
              peers: []                  # the other sites; until they are here, every request is refused
              # peers: [{site: site-2, fingerprint: "sha256:…"}]   compare each by telephone""";

    private static final String PLAIN = """
              modes: [plain]             # the coordinator sees this site's counts, not only their sum
              peers: "*"                 # pinned sites are what makes masks worth something; plain mode has none""";

    private Templates() {}

    static String site(InvitationDocument invitation) {
        return SITE.formatted(
                quoted(invitation.site().value()),
                invitation.address(),
                invitation.pin(),
                invitation.study().isEmpty() ? "my-study" : quoted(invitation.study()));
    }

    static String policy(InvitationDocument invitation, boolean plain) {
        String requesters = invitation.requesters().stream()
                .map(key -> "    - {name: \"coordinator's statistician\", key: \"" + key + "\"}")
                .collect(Collectors.joining("\n"));
        String studies = invitation.study().isEmpty()
                ? "\"*\"               # or: [{id: my-study}]"
                : "[{id: " + quoted(invitation.study()) + "}]";
        return POLICY.formatted(requesters, studies, SitePolicy.DEFAULT_MIN_SITES, inPolicy(plain ? PLAIN : SECURE));
    }

    private static String inPolicy(String lines) {
        return lines.indent(2).stripTrailing();
    }

    // names may hold anything that YAML gives a meaning; a JSON string is a YAML string
    private static String quoted(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9-]*") ? name : CanonicalJson.of(name);
    }
}
