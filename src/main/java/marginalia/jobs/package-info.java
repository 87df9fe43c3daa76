/// Background work and values that change: the only owner of threads. Read [marginalia.jobs.Jobs],
/// [marginalia.jobs.Progress] and [marginalia.jobs.Live] first.
@NullMarked
package marginalia.jobs;

import org.jspecify.annotations.NullMarked;
