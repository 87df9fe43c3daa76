package marginalia.corpus;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One person's answer about one document at one moment. Only ever appended; the last one counts.
///
/// @param elapsed how long the text was on show before the answer; zero where nobody looked
/// @param shown the suggestion on the screen while it was answered; empty if none was shown
public record Annotation(
    DocumentId document,
    Answer answer,
    String annotator,
    Instant answeredAt,
    Duration elapsed,
    Optional<Suggestion> shown,
    Origin origin) {}
