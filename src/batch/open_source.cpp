#include "batch/open_source.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

#include "convert/file_fault.h"

namespace bianmu::batch {

using model::Code;
using model::fail;

model::Result<Descriptor> open_source(const std::string& path) {
    Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (!file) {
        return tl::unexpected(convert::read_fault(errno));
    }
    struct stat status {};
    if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return fail(Code::unreadable, S_ISDIR(status.st_mode) ? "is a folder that cannot be read" : "is no file but a device or a pipe");
    }
    if (status.st_size == 0) {
        return fail(Code::empty, "is empty; it may not have been copied or downloaded whole");
    }
    return file;
}

}  // namespace bianmu::batch
