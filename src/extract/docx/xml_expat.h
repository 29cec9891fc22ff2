#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "extract/docx/xml_events.h"

namespace bianmu::extract::docx {

/// A push parser over expat: in any encoding, as far as the text is well-formed.
class ExpatParser {
public:
    struct State;

    /// @param known  start tags at the beginning that the events have had already
    ExpatParser(Events& events, std::size_t known);
    ExpatParser(const ExpatParser&) = delete;
    ExpatParser& operator=(const ExpatParser&) = delete;
    ~ExpatParser();

    /// Parses the next bytes. False once nothing more will be taken.
    bool feed(std::string_view bytes);

    /// Ends the document. Elements may be open.
    Outcome finish();

private:
    std::unique_ptr<State> state_;
};

}  // namespace bianmu::extract::docx
