#include "large_pages.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace btcflow::gui {

namespace {

constexpr int kAtOnce = 48 << 20;
constexpr int kMostOfOne = 32 << 20;  // a larger one goes back to the system when it is freed
constexpr std::uintptr_t kLargePage = 2U << 20U;

std::uintptr_t heap_end() { return reinterpret_cast<std::uintptr_t>(::sbrk(0)); }

}  // namespace

void take_memory_in_large_pages() {
  ::mallopt(M_MMAP_THRESHOLD, kMostOfOne);
  ::mallopt(M_TOP_PAD, kAtOnce);
  ::mallopt(M_TRIM_THRESHOLD, 2 * kAtOnce);
  const std::uintptr_t before = heap_end();
  void* volatile grown = std::malloc(kLargePage);  // as large as no free piece of the heap is yet
  std::free(grown);
  const std::uintptr_t first = (before + kLargePage - 1) / kLargePage * kLargePage;
  const std::uintptr_t end = heap_end();
  // Another allocator (a sanitizer's) has not moved it.
  if (end > first) ::madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE);
}

}  // namespace btcflow::gui
