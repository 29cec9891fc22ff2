#include "convert/file_fault.h"

#include <cerrno>
#include <string>
#include <system_error>

namespace bianmu::convert {

using model::Code;

namespace {

std::string words_for(int error, std::string_view option) {
    switch (error) {
        case ENOSPC:
        case EDQUOT:
            return "the disk is full; free some space and run again";
        case EFBIG:
            return "larger than the file size limit; raise it (ulimit -f) and run again";
        case EPIPE:
            return "the program that read it has ended";
        case EACCES:
        case EPERM:
        case EROFS:
            return "no permission; choose another place with " + std::string(option);
        case ENOENT:
            return "its folder does not exist; make it first";
        case ENOTDIR:
            return "a part of its path is a file, not a folder";
        case EBADF:
            return "it is closed";
        case ENAMETOOLONG:
            return "its name is too long";
        default:
            return std::generic_category().message(error);
    }
}

}  // namespace

model::Error read_fault(int error) {
    switch (error) {
        case ENOENT:
        case ENOTDIR:
            return {Code::not_found, "there is no such file; check the name"};
        case EACCES:
        case EPERM:
            return {Code::unreadable, "no permission to read it; ask its owner or run as a user who may"};
        case EISDIR:
            return {Code::unreadable, "is a folder; name the files in it"};
        case EBADF:
            return {Code::unreadable, "is closed; give a file name or redirect a file into it"};
        default:
            return {Code::unreadable, "cannot be read: " + std::generic_category().message(error)};
    }
}

model::Error write_fault(int error, std::string_view option) {
    return {Code::environment, "cannot be written: " + words_for(error, option)};
}

model::Error batch_write_fault(int error) {
    model::Error fault = write_fault(error, "--out");
    if (error == ENOSPC || error == EDQUOT) {
        fault.message += " with --resume";
    }
    return fault;
}

}  // namespace bianmu::convert
