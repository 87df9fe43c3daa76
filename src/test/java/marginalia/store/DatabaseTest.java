package marginalia.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path folder;

  @Test
  @Timeout(20)
  void whatIsNeededAtOnceNeverWaitsBehindSearches() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(3);
    try (Database db = new Database(folder.resolve("d.db"));
        ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<?>> searches =
          IntStream.range(0, 20)
              .<Future<?>>mapToObj(_ ->
                  threads.submit(() ->
                      db.eachAtLeisure(
                          "SELECT 1",
                          _ -> {
                            busy.countDown();
                            awaitQuietly(release);
                          })))
              .toList();
      busy.await();

      assertThat(db.number("SELECT 42")).isEqualTo(42);

      release.countDown();
      for (Future<?> search : searches) {
        search.get();
      }
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
