/// The settings screen: looks, keys, engine.
@NullMarked
package marginalia.ui.settings;

import org.jspecify.annotations.NullMarked;
