package marginalia.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateSpanTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2000..2009,       2009-12-31, true
          2000-2009,        2010-01-01, false
          2000-2009,        1999-12-31, false
          2019-03..2019-05, 2019-05-31, true
          2019-03..2019-05, 2019-06-01, false
          2019,             2019-07-02 12:00, true
          ..2003,           1990-01-01, true
          2003..,           2020-01-01, true
          2019-03-02,       2019-03-02, true
          2019-03-02,       2019-03-03, false
          """)
  void bothEndsBelongToTheSpan(String span, String date, boolean inside) {
    assertThat(DateSpan.of(span).holds(date)).isEqualTo(inside);
  }

  @Test
  void whatIsNoSpanIsRefused() {
    assertThatThrownBy(() -> DateSpan.of("lately")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2019-05-31,       2019, 2019-Q2, 2019-05
          2019-12-01 08:00, 2019, 2019-Q4, 2019-12
          2019-01,          2019, 2019-Q1, 2019-01
          """)
  void aDateLiesInOnePeriodOfEachLength(String date, String year, String quarter, String month) {
    assertThat(DateStep.YEAR.period(date)).contains(year);
    assertThat(DateStep.QUARTER.period(date)).contains(quarter);
    assertThat(DateStep.MONTH.period(date)).contains(month);
  }

  @Test
  void whatIsNoDateLiesInNone() {
    assertThat(DateStep.MONTH.period("2019")).isEmpty();
    assertThat(DateStep.YEAR.period("last year")).isEmpty();
  }
}
