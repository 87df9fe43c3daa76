/// Which texts fit no label: detectors, the threshold that comes with each, and groups of what they
/// find. Read [marginalia.query.novelty.Detector] first.
@NullMarked
package marginalia.query.novelty;

import org.jspecify.annotations.NullMarked;
