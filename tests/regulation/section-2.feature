# language: zh-CN
功能: 二、遴选范围
  英文：Section 2: scope of selection

  @2(1) @2(2)
  场景大纲: 专业服务商和平台服务商都在范围之内
    英文：Professional and platform providers are both within the scope
    假如 甲公司于2024年5月6日申报针织行业
    并且 甲公司为<类型>
    当 截至2024年5月10日
    那么 应当评审甲公司的申报，依据是“三、第一段第二句（评审）”

    例子:
      | 类型       |
      | 专业服务商 |
      | 平台服务商 |

  @2(1) @2(2)
  场景大纲: 两类之外的企业可否申报，取决于口径
    英文：Whether a firm of neither type may apply depends on the reading
    假如 甲公司于2024年5月6日申报针织行业
    并且 甲公司既非专业服务商也非平台服务商
    并且 待定事项06“两类服务商之外的企业可否申报？”取“<口径>”
    当 截至2024年5月10日
    那么 就评审甲公司的申报而言，结论是“<结论>”

    例子:
      | 口径         | 结论   |
      | 只限两类     | 不适用 |
      | 两类只是举例 | 应当   |

  @2/nationwide
  场景: 未在全国范围内登记的企业不在遴选范围
    英文：A firm not registered in the country is outside the scope
    假如 甲公司于2024年5月6日申报针织行业
    并且 甲公司未在全国范围内登记
    当 截至2024年5月10日
    那么 就评审甲公司的针织行业申报而言，结论是“不适用”

  @2/willing
  场景: 没有服务意愿的企业不在遴选范围
    英文：A firm without the will to serve is outside the scope
    假如 甲公司于2024年5月6日申报针织行业
    并且 甲公司没有为福州中小企业服务的意愿
    当 截至2024年5月10日
    那么 就评审甲公司的申报而言，结论是“不适用”
