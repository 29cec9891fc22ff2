#pragma once

#include <cstddef>
#include <vector>

#include "model/flow.h"
#include "model/page.h"

namespace bianmu::layout {

/// The fonts of a source that set program text.
class FixedPitch {
public:
    FixedPitch() = default;
    /// @param fonts  for each font of the source, whether it does.
    explicit FixedPitch(std::vector<bool> fonts);

    [[nodiscard]] bool any() const { return any_; }
    [[nodiscard]] bool sets(const model::TextStyle& style) const { return any_ && style.font >= 0 && fonts_[static_cast<std::size_t>(style.font)]; }

private:
    std::vector<bool> fonts_;
    bool any_ = false;
};

/// Finds them: letters of one width, narrow and wide ones alike, wider than the half-width letters of Han fonts.
/// None where nearly all of the source is set in such fonts, as by a typewriter.
[[nodiscard]] FixedPitch find_fixed_pitch(const model::Pages& pages);

}  // namespace bianmu::layout
