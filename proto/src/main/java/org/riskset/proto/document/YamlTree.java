// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.util.ArrayList;
import java.util.List;
import org.riskset.proto.document.DocumentNode.Mark;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.Quoted;
import org.riskset.survival.error.RisksetException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * A YAML or JSON document as a tree that knows its places.
 *
 * <p>JSON is read as the YAML it is. Refused with a code: more than 1 MiB, text that is not UTF-8, several documents,
 * anchors and aliases, tags, keys that are not text, more than 32 levels, numbers no double holds.
 *
 * @param problems what did not keep the tree from being built, such as duplicate keys
 */
record YamlTree(SourceText source, DocumentNode root, List<Problem> problems) {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(SourceText.MOST_BYTES)
            .setMaxAliasesForCollections(0)
            .setUseMarks(true)
            .build();

    static YamlTree read(String file, byte[] text, DocumentCodes codes) {
        SourceText source = SourceText.of(file, text, codes);
        List<Problem> problems = new ArrayList<>();
        ParserImpl events = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, source.parsed()));
        try {
            return new YamlTree(source, new TreeBuilder(events, source, codes, problems).document(), problems);
        } catch (YamlEngineException e) {
            Problem syntax = Problem.of(codes.syntax(), "cannot be read as YAML or JSON: " + reason(e));
            problems.add(syntax.at(source.place(mark(e, source))));
            throw RisksetException.of(problems);
        }
    }

    private static Mark mark(YamlEngineException e, SourceText source) {
        if (e instanceof ReaderException unprintable) {
            return source.mark(unprintable.getPosition());
        }
        if (e instanceof MarkedYamlEngineException marked
                && marked.getProblemMark().isPresent()) {
            var mark = marked.getProblemMark().get();
            return new Mark(mark.getLine() + 1, mark.getColumn() + 1);
        }
        return new Mark(1, 1);
    }

    private static String reason(YamlEngineException e) {
        if (e instanceof ReaderException unprintable) {
            return String.format("character U+%04X may not stand here", unprintable.getCodePoint());
        }
        String whole = e instanceof MarkedYamlEngineException marked ? marked.getProblem() : e.getMessage();
        return Quoted.printable(whole.lines().findFirst().orElse("no reason told"), 120);
    }
}
