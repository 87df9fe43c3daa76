package marginalia.evaluate;

import java.time.Duration;
import marginalia.learn.Targets;

/// What came of one model on a part of the answered texts; see [Tryout].
///
/// @param predicted for the texts judged
/// @param predictedByHalf the same, when half as many texts were learnt from
/// @param fit how long a fit took, the reading of its texts as numbers included
public record Trial(String model, Targets predicted, Targets predictedByHalf, Duration fit) {}
