#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/docx/package.h"
#include "model/result.h"

namespace bianmu::extract::docx {

/// What a chart says (ECMA-376 part 1, 21.2).
struct ChartText {
    struct Series {
        std::string name;
        std::vector<std::string> categories, values;  ///< by point; empty where a point has none
    };
    std::vector<std::string> titles;  ///< of the chart, then of its axes and single points
    std::vector<Series> series;
};

/// Reads a chart's part.
/// @return whether it could be read whole, or what reading a part gives.
[[nodiscard]] model::Result<bool> read_chart(Package& package, std::string_view part, ChartText& chart);

/// The same of a chart of a newer kind ([MS-ODRAWXML], `cx:chartSpace`).
[[nodiscard]] model::Result<bool> read_extended_chart(Package& package, std::string_view part, ChartText& chart);

/// The lines of the table that a chart draws, with tabs between their cells: the first names the series, each other one a category and its
/// values. Empty without any values.
[[nodiscard]] std::vector<std::string> rows_of(const ChartText& chart);

/// Reads the data part of a diagram (SmartArt): the texts of its points, each before those that hang on it.
/// @return whether it could be read whole, or what reading a part gives.
[[nodiscard]] model::Result<bool> read_diagram(Package& package, std::string_view part, std::vector<std::string>& texts);

}  // namespace bianmu::extract::docx
