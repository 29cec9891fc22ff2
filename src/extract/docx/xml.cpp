#include "extract/docx/xml.h"

#include "extract/docx/xml_events.h"
#include "extract/docx/xml_expat.h"
#include "extract/docx/xml_tree.h"

namespace bianmu::extract::docx {

struct Parser::State {
    State(Handler& handler, int max_depth) : events(handler, max_depth) {}

    Events events;
    TreeReader trees{events};
    std::optional<ExpatParser> rest;   ///< once the trees cannot go on
    Outcome outcome = Outcome::complete;

    /// Takes what the trees say.
    void settle(const std::optional<Outcome>& said) {
        if (said) {
            outcome = *said;
            return;
        }
        rest.emplace(events, trees.depth());
        rest->feed(trees.path());
        rest->feed(trees.pending());
    }
};

Parser::Parser(Handler& handler, int max_depth) : state_(std::make_unique<State>(handler, max_depth)) {}

Parser::~Parser() = default;

bool Parser::feed(const char* bytes, std::size_t size) {
    State& state = *state_;
    if (state.rest) {
        return state.rest->feed({bytes, size});
    }
    if (state.outcome == Outcome::complete) {
        state.settle(state.trees.feed({bytes, size}));
    }
    return state.outcome == Outcome::complete;
}

Outcome Parser::finish() {
    State& state = *state_;
    if (!state.rest && state.outcome == Outcome::complete) {
        state.settle(state.trees.finish());
    }
    if (state.rest) {
        state.outcome = state.rest->finish();
    }
    state.events.close();
    return state.outcome;
}

}  // namespace bianmu::extract::docx
