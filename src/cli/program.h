#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cli/messages.h"
#include "model/result.h"

namespace bianmu::cli {

/// What `main` of a program does: no exception leaves it.
/// @param run  gets the arguments without the program's name, and gives the exit status.
[[nodiscard]] int run_main(int argc, char** argv, int (*run)(const std::vector<std::string>& arguments));

/// Keeps the standard descriptors open. Broken pipes and size limits come back as errors of write, with a message, instead of killing the process.
void guard_process();

/// Says an error that came before the options of messages were read, in the way that they ask for all the same.
/// @return the exit status.
[[nodiscard]] int refuse(const model::Error& error, const std::vector<std::string>& arguments);

/// Says an error.
/// @param file  that it is about, if any.
/// @return the exit status.
[[nodiscard]] int give_up(const model::Error& error, Messages& messages, std::string_view file = {});

/// Prints text on standard output.
/// @return the exit status.
[[nodiscard]] int print_text(std::string_view text, Messages& messages);

/// What every program of bianmu does, from its command line to its exit status.
///
/// @tparam Answer  made of Messages; called with each kind of request, it gives the exit status.
/// @param arguments  without the program's name.
/// @param parse  gives the line: `messages`, and `request` as a variant.
template <class Answer, class Parse>
[[nodiscard]] int run_program(const std::vector<std::string>& arguments, Parse parse) {
    guard_process();
    const auto line = parse(arguments);
    if (!line) {
        return refuse(line.error(), arguments);
    }
    Messages messages(line->messages.json, line->messages.quiet);
    return std::visit(Answer{messages}, line->request);
}

}  // namespace bianmu::cli
