/// What is wrong with a scheme of labels, seen from the answers given by it. Read
/// [marginalia.evaluate.health.SchemeHealth] first, then [marginalia.evaluate.health.Finding].
@NullMarked
package marginalia.evaluate.health;

import org.jspecify.annotations.NullMarked;
