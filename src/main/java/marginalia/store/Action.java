package marginalia.store;

import java.time.Instant;
import marginalia.wording.Notice;

/// One step in the undo log.
public record Action(long id, ActionKind kind, Notice said, String actor, Instant at) {}
