package marginalia.evaluate;

/// How well one label is told from the rest. All from 0 to 1; 0 where there is nothing to divide
/// by.
///
/// @param precision share of the texts given the label that have it
/// @param recall share of the texts that have the label that were given it
/// @param f1 harmonic mean of the two
/// @param support number of texts that have the label
public record LabelScore(double precision, double recall, double f1, int support) {}
