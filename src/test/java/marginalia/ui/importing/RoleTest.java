package marginalia.ui.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import marginalia.exchange.Mapping;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {
  private static final Optional<Mapping> GUESSED =
      Mapping.guess(List.of("id", "text", "label", "channel"), List.of());

  @ParameterizedTest
  @EnumSource(Role.class)
  void aColumnIsWhatItWasMade(Role role) {
    Optional<Mapping> changed = Role.assign(GUESSED, "channel", role);

    assertThat(Role.of(changed.orElseThrow(), "channel")).isEqualTo(role);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void withoutAMappingOnlyATextColumnBeginsOne(Role role) {
    assertThat(Role.assign(Optional.empty(), "a", role).isPresent()).isEqualTo(role == Role.TEXT);
  }
}
