// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.site.task.Request;
import org.riskset.site.task.Request.Invited;

/** Who was asked beside this site; a later attempt asks fewer. */
final class InvitedTable {
    private InvitedTable() {}

    static void write(Connection connection, Request request) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM invited WHERE run = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO invited (run, position, site, identity) VALUES (?, ?, ?, ?)")) {
            delete.setString(1, request.run().hex());
            delete.executeUpdate();
            for (int i = 0; i < request.invited().size(); i++) {
                insert.setString(1, request.run().hex());
                insert.setInt(2, i);
                insert.setString(3, request.invited().get(i).site().value());
                insert.setString(4, request.invited().get(i).identity().hex());
                insert.executeUpdate();
            }
        }
    }

    static List<Invited> read(Connection connection, RunId run) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT site, identity FROM invited WHERE run = ? ORDER BY position")) {
            select.setString(1, run.hex());
            ResultSet row = select.executeQuery();
            List<Invited> invited = new ArrayList<>();
            while (row.next()) {
                invited.add(new Invited(new SiteId(row.getString(1)), new PublicIdentity(row.getString(2))));
            }
            return invited;
        }
    }
}
