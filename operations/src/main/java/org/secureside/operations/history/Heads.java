package org.secureside.operations.history;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.Hash;
import org.secureside.api.evidence.TreeHasher;
import org.secureside.api.evidence.TreeHead;

/** Computes the head that the events of an export make, and the roots of its blocks. */
final class Heads {

    private final Manifest manifest;
    private final @Nullable TreeHead anchored;
    private final Consumer<Discrepancy> findings;
    private final TreeHasher log;
    private final Map<Long, Hash> roots = new HashMap<>();
    private TreeHasher block = new TreeHasher();
    private @Nullable TreeHead atAnchor;

    Heads(Manifest manifest, @Nullable TreeHead anchored, Consumer<Discrepancy> findings) {
        this.manifest = manifest;
        this.anchored = anchored;
        this.findings = findings;
        this.log = new TreeHasher(manifest.after() - manifest.firstPosition() + 1, manifest.before());
        manifest.blocks().forEach(root -> roots.put(root.firstPosition(), root.root()));
        note();
    }

    void take(Hash leaf) {
        if (log.size() % manifest.blockSize() == 0) {
            block = new TreeHasher();
        }
        log.append(leaf);
        block.append(leaf);
        note();
        long first = manifest.firstPosition() + log.size() - manifest.blockSize();
        if (block.size() == manifest.blockSize()
                && roots.containsKey(first)
                && !block.head().hash().equals(roots.get(first))) {
            findings.accept(Discrepancy.at(
                    Discrepancy.Kind.HEAD,
                    0,
                    first,
                    "the hashes of the events at positions %d to %d are not those that were sealed"
                            .formatted(first, first + manifest.blockSize() - 1)));
        }
    }

    private void note() {
        if (anchored != null && log.size() == anchored.size()) {
            atAnchor = log.head();
        }
    }

    void end() {
        if (log.size() == manifest.size() && !log.head().equals(manifest.treeHead())) {
            findings.accept(Discrepancy.at(
                    Discrepancy.Kind.HEAD, 0, null, "the events do not make the head that the manifest names"));
        }
        if (anchored == null) {
            return;
        }
        if (atAnchor == null) {
            findings.accept(Discrepancy.at(
                    Discrepancy.Kind.HEAD,
                    0,
                    null,
                    "the head is of %d events; the export ends with event %d, begins with event %d, and can show no other"
                            .formatted(anchored.size(), log.size(), manifest.after() - manifest.firstPosition() + 2)));
        } else if (!atAnchor.equals(anchored)) {
            findings.accept(Discrepancy.at(
                    Discrepancy.Kind.HEAD,
                    0,
                    null,
                    "the first %d events do not make the head %s".formatted(anchored.size(), anchored.hash())));
        }
    }

    /** Returns the head that the events make. */
    TreeHead head() {
        return log.head();
    }
}
