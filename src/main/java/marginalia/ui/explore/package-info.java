/// The screen that looks beyond the next text: what is asked next and why, and how the labelled
/// texts compare with the rest. Read [marginalia.ui.explore.ExploreView] first.
@NullMarked
package marginalia.ui.explore;

import org.jspecify.annotations.NullMarked;
