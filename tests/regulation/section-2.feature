# language: zh-CN
功能: 二、遴选范围
  英文：Section 2: scope of selection

  规则: 面向全国，不限本地
    英文：Open to the whole country, not to local firms alone

    @2/nationwide
    场景: 登记于福州以外的国内企业，在遴选范围之内
      英文：A firm registered elsewhere in the country is within the scope
      假如 甲公司于2024年5月6日申报针织行业
      并且 甲公司登记于福州以外的国内其他地方
      当 截至2024年5月10日
      那么 应当评审甲公司的申报，依据是“三、第一段第二句（评审）”

    @2/nationwide
    场景: 未在全国范围内登记的企业，不在遴选范围之内
      英文：A firm not registered in the country is outside the scope
      假如 甲公司于2024年5月6日申报针织行业
      并且 甲公司未在全国范围内登记
      当 截至2024年5月10日
      那么 就评审甲公司的针织行业申报而言，结论是“不适用”

    @2/nationwide
    场景: 不在遴选范围之内的，得分再高也不能列入推荐名单、不能入库
      英文：Outside the scope no score leads to the list or the library
      假如 甲公司于2024年5月6日申报针织行业
      并且 三位专家于2024年5月20日均给甲公司的针织行业申报95分
      并且 甲公司未在全国范围内登记
      当 截至2024年5月27日
      那么 就将甲公司列入推荐名单而言，结论是“不适用”
      并且 就确定甲公司入库而言，结论是“不适用”

    @2/nationwide
    场景: 不在遴选范围之内的，也没有列入后备的依据
      英文：Outside the scope there is no ground to put a firm in the reserve either
      假如 服务资源库至2024年6月3日共入库32家
      并且 甲公司于2024年5月6日申报针织行业
      并且 三位专家于2024年5月20日均给甲公司的针织行业申报95分
      并且 甲公司未在全国范围内登记
      当 截至2024年6月10日
      那么 就将甲公司列入后备资源库而言，结论是“无此情形”

  规则: 有意愿为福州市中小企业提供产品与服务
    英文：Willing to offer products and services to Fuzhou's small firms

    @2/willing
    场景: 递交申报即表明有服务意愿
      英文：Applying shows the will to serve
      假如 甲公司于2024年5月6日申报针织行业
      当 截至2024年5月10日
      那么 应当评审甲公司的申报

    @2/willing
    场景: 没有服务意愿的企业，不在遴选范围之内
      英文：A firm without the will to serve is outside the scope
      假如 甲公司于2024年5月6日申报针织行业
      并且 甲公司没有为福州中小企业服务的意愿
      当 截至2024年5月10日
      那么 就评审甲公司的申报而言，结论是“不适用”

  规则: 服务商分为专业服务商和平台服务商两类
    英文：There are two types: professional and platform providers

    @2(1) @2(2)
    场景大纲: 专业服务商和平台服务商都在遴选范围之内
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
    场景: 两类服务商在同一行业一并按得分比较，不分名额
      英文：Both types compete for the same places of a sector
      假如 甲公司、乙公司于2024年5月6日申报汽车零部件行业
      并且 甲公司为平台服务商
      并且 乙公司为专业服务商
      并且 三位专家于2024年5月20日均给甲公司的汽车零部件行业申报81分
      并且 三位专家于2024年5月20日均给乙公司的汽车零部件行业申报80分
      并且 另有5家企业申报汽车零部件行业，2024年5月20日评分，得分自90分起逐家递减0.01分
      当 截至2024年5月27日
      那么 应当将甲公司列入推荐名单
      并且 就将乙公司列入推荐名单而言，结论是“无此情形”

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

    @2(1) @2(2)
    场景: 两类是否封闭尚未明确的，两类之外的申报可否评审结论待定
      英文：While the list of types may be closed or not, whether a firm of neither is reviewed is open
      假如 甲公司于2024年5月6日申报针织行业
      并且 甲公司既非专业服务商也非平台服务商
      并且 待定事项06“两类服务商之外的企业可否申报？”尚未明确
      当 截至2024年5月10日
      那么 就评审甲公司的申报而言，可能的结论是应当、不适用
      并且 就评审甲公司的申报而言，尚待明确的是：待定事项06“两类服务商之外的企业可否申报？”

    @2(1) @2(2)
    场景: 有权机关明确两类只是举例之后，两类之外的申报也应当评审
      英文：Once it is settled that the types are examples, a firm of neither must be reviewed
      假如 甲公司于2024年5月6日申报针织行业
      并且 甲公司既非专业服务商也非平台服务商
      并且 有权机关于2024年5月13日明确：待定事项06“两类服务商之外的企业可否申报？”取“两类只是举例”
      当 截至2024年5月12日
      那么 就评审甲公司的申报而言，结论是“不适用”
      当 截至2024年5月13日
      那么 应当评审甲公司的申报
