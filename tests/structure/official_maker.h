#pragma once

#include <string_view>

#include "structure/flow_maker.h"

namespace bianmu::structure {

/// Official documents made by hand, part by part.
class OfficialMaker : public FlowMaker {
public:
    model::Paragraph& mark(std::string_view text, float size = 36) {
        model::Paragraph& paragraph = centred(text, size);
        for (model::Run& run : paragraph.runs) {
            run.style.color = 0xFF0000;
        }
        return paragraph;
    }

    model::Paragraph& number(std::string_view text) { return centred(text, 16, 0, false); }
    model::Paragraph& title(std::string_view text) { return centred(text, 22, 3, false); }

    model::Paragraph& right(std::string_view text) {
        model::Paragraph& paragraph = add(text);
        paragraph.alignment = model::Alignment::end;
        return paragraph;
    }

    model::Paragraph& body(std::string_view text, int font = 0) {
        model::Paragraph& paragraph = add(text, 16, font);
        paragraph.first_line = 32;
        return paragraph;
    }

    model::Paragraph& label(std::string_view text) {
        model::Paragraph& paragraph = add(text, 16, 1);
        paragraph.page_break_before = true;
        return paragraph;
    }

    void text() {
        body("为方便读者，市图书馆自四月一日起延长开放时间，现将有关事项通知如下。");
        body("一、延长晚间开放", 1);
        body("总馆晚间开放到二十一时，各分馆按照客流安排晚间开放，报总馆备案后执行。");
    }

    void signature(std::string_view issuer = "青岚市图书馆", std::string_view date = "2024年3月8日") {
        right(issuer);
        right(date);
    }

    void imprint() {
        add("　抄送：市水务局，市博物馆。", 14);
        add("　青岚市图书馆办公室\t2024年3月9日印发", 14);
    }

    void standard_head(std::string_view serial = "青图发〔2024〕5号") {
        mark("青岚市图书馆文件");
        number(serial);
        red_rule();
        title("青岚市图书馆关于延长开放时间的通知");
        add("各区图书馆，市直有关单位：");
    }
};

/// A numbered notice below what stands in the flow.
inline void add_notice(model::Flow& flow) {
    OfficialMaker rest;
    rest.number("青图发〔2024〕5号");
    rest.title("关于延长开放时间的通知");
    rest.text();
    model::Flow tail = rest.take();
    flow.blocks.insert(flow.blocks.end(), tail.blocks.begin(), tail.blocks.end());
    flow.source_chars += tail.source_chars;
}

}  // namespace bianmu::structure
