// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Lines of code in method bodies, as the compiler's own parser finds the methods. */
final class MethodLines extends TreePathScanner<Void, Void> {
    private final Map<String, Integer> lines;
    private final SourcePositions positions;
    private final CompilationUnitTree unit;
    private final List<String> text;
    private final String file;

    private MethodLines(Map<String, Integer> lines, Trees trees, CompilationUnitTree unit) {
        this.lines = lines;
        this.positions = trees.getSourcePositions();
        this.unit = unit;
        Path path = Path.of(unit.getSourceFile().toUri());
        this.text = Checkout.text(path).lines().toList();
        this.file = path.getFileName().toString();
    }

    /** Body lines without blanks and comments, by file and method; overloads of one file share the longest. */
    static Map<String, Integer> of(List<Path> files) {
        Map<String, Integer> lines = new TreeMap<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                new MethodLines(lines, Trees.instance(task), unit).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
        if (method.getBody() != null) {
            lines.merge(file + ": " + name(method) + "()", count(method), Math::max);
        }
        return super.visitMethod(method, nothing);
    }

    private String name(MethodTree method) {
        return method.getName().contentEquals("<init>")
                ? ((ClassTree) getCurrentPath().getParentPath().getLeaf())
                        .getSimpleName()
                        .toString()
                : method.getName().toString();
    }

    private int count(MethodTree method) {
        LineMap map = unit.getLineMap();
        int first = (int) map.getLineNumber(positions.getStartPosition(unit, method.getBody()));
        int last = (int) map.getLineNumber(positions.getEndPosition(unit, method.getBody()));
        return first == last
                ? 1
                : (int) text.subList(first, last - 1).stream()
                        .map(String::strip)
                        .filter(MethodLines::isCode)
                        .count();
    }

    private static boolean isCode(String line) {
        return !line.isEmpty() && !line.startsWith("//") && !line.startsWith("/*") && !line.startsWith("* ");
    }
}
