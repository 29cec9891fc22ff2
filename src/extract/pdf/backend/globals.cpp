#include "extract/pdf/backend/globals.h"

#include <Error.h>
#include <GlobalParams.h>
#include <iconv.h>

#include <array>
#include <cstddef>
#include <mutex>
#include <new>

#include "extract/pdf/backend/version.h"

namespace bianmu::extract::pdf::backend {

namespace {

thread_local std::uint64_t error_count = 0;

// An open descriptor keeps the converter's module loaded: a sandboxed process could not load it.
class KeptConverter {
public:
    KeptConverter() : handle_(iconv_open("UTF-8", "GB18030")) {}
    ~KeptConverter() {
        if (handle_ != reinterpret_cast<iconv_t>(-1)) {
            iconv_close(handle_);
        }
    }
    KeptConverter(const KeptConverter&) = delete;
    KeptConverter& operator=(const KeptConverter&) = delete;

private:
    iconv_t handle_;
};

void count_error(ErrorCategory category, Goffset, const char*) {
    if (category == errSyntaxError || category == errInternal) {
        ++error_count;
    }
}

void set_up() {
    // Poppler's globals are counted: others in this process, such as its bindings in an interpreter of Python, may use them before and after. They stay
    // until the end: what counts them is never destroyed, and lies in no heap, where it would be a leak.
    alignas(GlobalParamsIniter) static std::array<std::byte, sizeof(GlobalParamsIniter)> kept;
    new (kept.data()) GlobalParamsIniter(count_error);
    setErrorCallback(count_error);
    // The first GfxState builds Poppler's static colour profiles, without a lock.
    const PDFRectangle box(0, 0, 1, 1);
    const GfxState state(72, 72, &box, 0, true);
    static const KeptConverter converter;
}

}  // namespace

void set_up_poppler() {
    static std::once_flag once;
    std::call_once(once, set_up);
}

std::uint64_t syntax_errors() {
    return error_count;
}

}  // namespace bianmu::extract::pdf::backend
