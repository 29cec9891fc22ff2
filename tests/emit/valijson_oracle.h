#pragma once

#include <memory>
#include <string_view>

namespace bianmu::emit {

/// The schema as valijson reads it: a second opinion on what our own checker says.
class ValijsonOracle {
public:
    explicit ValijsonOracle(std::string_view schema);
    ~ValijsonOracle();
    ValijsonOracle(const ValijsonOracle&) = delete;
    ValijsonOracle& operator=(const ValijsonOracle&) = delete;

    [[nodiscard]] bool accepts(std::string_view json) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace bianmu::emit
