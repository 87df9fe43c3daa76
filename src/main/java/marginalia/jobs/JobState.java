package marginalia.jobs;

import marginalia.wording.Notice;

/// Where a job stands.
public sealed interface JobState<T> {
  /// Not started yet.
  record Waiting<T>() implements JobState<T> {}

  /// Under way.
  ///
  /// @param fraction from 0 to 1, negative when unknown
  record Running<T>(double fraction, Notice doing) implements JobState<T> {}

  /// Finished with a result.
  record Done<T>(T result) implements JobState<T> {}

  /// Ended by a failure, which `reason` tells the user.
  record Failed<T>(Notice reason, Throwable cause) implements JobState<T> {}

  /// Ended because somebody asked, or a newer job took its place.
  record Cancelled<T>() implements JobState<T> {}

  /// Whether nothing more will happen.
  default boolean ended() {
    return switch (this) {
      case Waiting<T> _, Running<T> _ -> false;
      case Done<T> _, Failed<T> _, Cancelled<T> _ -> true;
    };
  }
}
