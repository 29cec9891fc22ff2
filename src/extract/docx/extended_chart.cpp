// The charts of Office 2016 and later (waterfall, treemap, funnel…; [MS-ODRAWXML] 2.24, `cx`).
#include <algorithm>
#include <map>

#include "extract/docx/graphic_text.h"
#include "extract/docx/part.h"
#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

constexpr std::size_t kMostPoints = 5000, kMostSeries = 256;

/// The data come first, by ids; the series name them.
class ExtendedChartHandler : public Handler {
public:
    explicit ExtendedChartHandler(ChartText& chart) : chart_(chart) {}

    void start(const Element& element) override {
        path_.push_back(element.name);
        switch (element.name) {
            case Name::data:
                data_ = &known_[element.text(Name::id)];
                break;
            case Name::strDim:
                dimension_ = data_ == nullptr ? nullptr : &data_->categories;
                levels_ = 0;
                break;
            case Name::numDim:
                dimension_ = data_ == nullptr ? nullptr : &data_->values;
                levels_ = 0;
                break;
            case Name::lvl:
                ++levels_;  // the first is that of the points, the others group them
                break;
            case Name::pt:
                point_ = static_cast<std::size_t>(std::max(element.number(Name::idx).value_or(-1), -1));
                text_.clear();
                break;
            case Name::series:
                if (chart_.series.size() < kMostSeries) {
                    chart_.series.emplace_back();
                }
                break;
            case Name::dataId:
                if (const auto found = known_.find(element.text(Name::val)); found != known_.end() && !chart_.series.empty()) {
                    chart_.series.back().categories = found->second.categories;
                    chart_.series.back().values = found->second.values;
                }
                break;
            case Name::tx:
                text_.clear();
                break;
            case Name::p:
                text_ += text_.empty() ? "" : " ";
                break;
            default:
                break;
        }
        collects_ = element.name == Name::pt || element.name == Name::v || element.name == Name::t;
    }

    void end(Ns /*ns*/, Name name) override {
        path_.pop_back();
        collects_ = false;
        if (name == Name::pt && dimension_ != nullptr && levels_ == 1 && point_ < kMostPoints) {
            dimension_->resize(std::max(dimension_->size(), point_ + 1));
            (*dimension_)[point_] = std::string(model::trim(text_));
        } else if (name == Name::strDim || name == Name::numDim) {
            dimension_ = nullptr;
        } else if (name == Name::data) {
            data_ = nullptr;
        } else if (name == Name::tx) {
            end_words();
        }
    }

    void text(std::string_view piece) override {
        if (collects_) {
            text_ += piece;
        }
    }

private:
    struct Data {
        std::vector<std::string> categories, values;
    };

    void end_words() {
        std::string words(model::trim(text_));
        text_.clear();
        const bool title = std::find(path_.begin(), path_.end(), Name::title) != path_.end();
        if (!title && !chart_.series.empty()) {
            chart_.series.back().name = std::move(words);
        } else if (title && !words.empty()) {
            chart_.titles.push_back(std::move(words));
        }
    }

    ChartText& chart_;
    std::vector<Name> path_;
    std::map<std::string, Data> known_;
    Data* data_ = nullptr;
    std::vector<std::string>* dimension_ = nullptr;
    std::string text_;
    std::size_t point_ = 0;
    int levels_ = 0;
    bool collects_ = false;
};

}  // namespace

model::Result<bool> read_extended_chart(Package& package, std::string_view part, ChartText& chart) {
    ExtendedChartHandler handler(chart);
    return parse_part(package, part, handler);
}

}  // namespace bianmu::extract::docx
