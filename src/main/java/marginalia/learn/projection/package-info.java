/// Texts as points of a plane, so that what is alike lies together. Read
/// [marginalia.learn.projection.LandmarkMap] first.
@NullMarked
package marginalia.learn.projection;

import org.jspecify.annotations.NullMarked;
