// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Holds compiled classes against the rows of the table of walls. */
final class Walls {
    static final String PREFIX = "org.riskset.";

    private final List<Wall> walls;

    Walls(List<Wall> walls) {
        this.walls = walls;
    }

    /** Every import that no row allows, once per pair of class and imported class, quoting the row. */
    List<String> breaches(JavaClasses classes) {
        TreeSet<String> found = new TreeSet<>();
        for (JavaClass one : classes) {
            List<Wall> own = walls.stream().filter(w -> w.isOf(inner(one))).toList();
            if (own.size() != 1) {
                found.add(inner(one) + " has " + own.size() + " rows instead of one");
                continue;
            }
            one.getDirectDependenciesFromSelf().stream()
                    .flatMap(dependency -> breach(own.get(0), one, dependency).stream())
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    /** Rows of packages that no class lives in. */
    List<String> empty(JavaClasses classes) {
        return walls.stream()
                .filter(wall -> wall.packages().stream()
                        .anyMatch(name -> classes.stream().noneMatch(c -> name.holds(inner(c), ""))))
                .map(Wall::row)
                .toList();
    }

    private static Optional<String> breach(Wall wall, JavaClass from, Dependency dependency) {
        JavaClass to = dependency.getTargetClass().getBaseComponentType();
        boolean allowed = to.isPrimitive()
                || to.getPackageName().equals(from.getPackageName())
                || (isOurs(to)
                        ? wall.allows(inner(to), topLevel(to.getName().substring(PREFIX.length())))
                        : wall.allowsLibrary(to.getName()));
        return allowed
                ? Optional.empty()
                : Optional.of(topLevel(from.getName()) + " may not use " + topLevel(to.getName()) + "\n    row: "
                        + wall.row());
    }

    private static boolean isOurs(JavaClass one) {
        return one.getName().startsWith(PREFIX);
    }

    private static String inner(JavaClass one) {
        return one.getPackageName().substring(PREFIX.length());
    }

    private static String topLevel(String name) {
        return Stream.of(name.split("\\$", 2)).findFirst().orElseThrow();
    }
}
