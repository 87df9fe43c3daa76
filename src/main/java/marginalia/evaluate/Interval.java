package marginalia.evaluate;

/// A figure and the interval around it, with low ≤ high; the figure itself may lie outside.
public record Interval(double value, double low, double high) {}
