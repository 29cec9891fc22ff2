#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "structure/accounting.h"
#include "structure/flow_maker.h"
#include "structure/structure.h"

namespace bianmu::structure {
namespace {

/// Lines that rules look for, in any order: mastheads, contents, titles, headings, signatures, colophons, and text.
const std::vector<std::string> kLines{
    "内部资料　注意保存", "云溪图书馆工作", "第 5 期（总第 128 期）", "增刊", "云溪市图书馆办公室\t2024 年 3 月 18 日", "目　录", "【馆际交流】", "◆ 防汛备汛",
    "● 北塘区办好社区书屋", "北塘区办好社区书屋......6", "北塘区办好社区书屋", "——两年小结", "（市图书馆供稿）", "一、把隐患查在前面", "（一）检查水库", "1.落实责任", "（1）登记造册",
    "责任编辑：王 伟　李世强", "报：省水利厅，市委、市政府。（共印200份）", "邮编：450003　电话：0746—83310572", "摄影：李世强", "各区图书馆。", "000012", "机密★1年", "特急",
    "青岚市公园管理局文件", "青园发〔2024〕15号\t签发人：王伟", "青岚市公园管理局关于做好秋季开放服务工作的通知", "各区园林局，局属各公园：", "附件：1.任务分工表", "2.填报说明", "青岚市公园管理局", "2024年9月2日",
    "（联系人：许静秋）", "附件1", "任务分工表", "抄送：市政府办公室，市公安局。", "青岚市公园管理局办公室\t2024年9月3日印发", "出席：王伟、李世强", "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆。",
    "主要做法：一是建立清单。逐项公开。二是压缩环节。少跑一趟。", "总馆完成消防通道改造　　日前，总馆消防通道改造工程通过验收，新增应急照明四十处，方便读者。", "表1　各区情况", "The library opens at nine."};

TEST(Conservation, ADifferenceIsReported) {
    for (const std::uint64_t source : {2U, 5U}) {
        model::Document document;
        model::Diagnostics sink;
        model::Flow flow;
        flow.source_chars = source;
        flow.discarded = {{"hidden", 2}};
        account(document, flow, sink);
        EXPECT_EQ(document.accounting.source_chars, source);
        EXPECT_EQ(sink.list().size(), source == 2 ? 0U : 1U);
    }
}

/// Whatever lines stand in whatever order and look: each character is in exactly one place, and the result is the same twice.
TEST(Conservation, HoldsOnRandomFlows) {
    for (unsigned seed = 1; seed <= 1500; ++seed) {
        const auto make = [seed] {
            std::mt19937 random(seed);
            const auto pick = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
            constexpr float sizes[] = {12, 14, 16, 16, 16, 18, 20, 22, 36, 42};
            FlowMaker maker;
            for (std::size_t n = pick(40); n > 0; --n) {
                const std::string& line = kLines[pick(kLines.size())];
                if (pick(25) == 0) {
                    maker.table({{line, kLines[pick(kLines.size())]}, {kLines[pick(kLines.size())], "12"}}, pick(2) == 0);
                    continue;
                }
                if (pick(30) == 0) {
                    maker.figure();
                    continue;
                }
                model::Paragraph& paragraph = pick(4) == 0 && line.size() > 9 ? maker.lead(line.substr(0, 6), line.substr(6), static_cast<int>(pick(4)), pick(2) == 0)
                                                           : maker.add(line, sizes[pick(std::size(sizes))], static_cast<int>(pick(4)), pick(3) == 0);
                paragraph.alignment = std::vector{model::Alignment::start, model::Alignment::start, model::Alignment::center, model::Alignment::end}[pick(4)];
                paragraph.page_break_before = pick(10) == 0;
                paragraph.outline_level = pick(12) == 0 ? 1 + static_cast<int>(pick(3)) : 0;
                paragraph.runs.front().style.color = pick(8) == 0 ? 0xFF0000 : 0;
                if (pick(10) == 0) {
                    maker.red_rule();
                }
            }
            return maker.take();
        };
        for (const std::string_view profile : {"auto", "bulletin", "official", "generic"}) {
            model::Diagnostics sink;
            const auto document = build_document(make(), profile, sink);
            ASSERT_TRUE(document);
            const auto& list = sink.list();
            const auto unbalanced = std::find_if(list.begin(), list.end(), [](const auto& d) { return d.code == "accounting.unbalanced"; });
            EXPECT_EQ(unbalanced, list.end()) << "seed " << seed << ", " << profile << ": " << unbalanced->message;
            model::Diagnostics again;
            const auto second = build_document(make(), profile, again);
            EXPECT_EQ(document->evidence.size(), second->evidence.size()) << "seed " << seed;
            EXPECT_EQ(document->accounting.content_chars, second->accounting.content_chars) << "seed " << seed;
        }
    }
}

}  // namespace
}  // namespace bianmu::structure
