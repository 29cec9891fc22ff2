#include "cli/standard_streams.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "convert/write_file.h"

namespace bianmu::cli {

model::Result<void> write_standard_output(std::string_view text) { return convert::write_descriptor(STDOUT_FILENO, text); }

void guard_standard_descriptors() {
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) < 0 && errno == EBADF) {
            // The lowest free descriptor is this one. It is opened the wrong way round, so that its use fails as if it were closed.
            const int stand_in = ::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
            static_cast<void>(stand_in);
        }
    }
}

}  // namespace bianmu::cli
